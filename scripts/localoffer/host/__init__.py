"""Host: MkDocs as a shell around the build, and as the server of its preview. The only room that imports mkdocs."""

from localoffer.host.plugin import LocalOffer

__all__ = ["LocalOffer"]
