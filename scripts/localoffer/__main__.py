"""The program: ``localoffer``, and ``python -m localoffer``."""

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # While the commands are loaded there is nothing to clear up yet: a Ctrl-C ends this at once, and tells no traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from localoffer.cli import main

if __name__ == "__main__":
    main()
