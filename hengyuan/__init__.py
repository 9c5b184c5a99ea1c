"""衡援: the whole chain of a legal-aid case, with the law at the ground and the web at the roof."""

__version__ = "0.1.0"
