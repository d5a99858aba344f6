"""Outside: pages that are not ours, read from another website, a saved file or standard input, whatever comes in.

``read`` has each page read by a process of its own, which is ended when it takes too long or too much: nothing that somebody
sends can stop the program, and a page that could not be read is a value that says why. The processes are copies of one that
has loaded what they need (``__main__``), for to start Python takes longer than to read a page. ``hosts`` says which addresses
are asked at all, ``web`` asks, ``saved`` opens a file, ``page`` makes text blocks of what came.
"""

from localoffer.outside.page import LIMITS, Limits, NotRead, Page
from localoffer.outside.read import Reader, read, read_all, too_long

__all__ = ["LIMITS", "Limits", "NotRead", "Page", "Reader", "read", "read_all", "too_long"]
