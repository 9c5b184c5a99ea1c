"""The look of every page: base templates, components, lists, forms, drafts.

Components are template tags (`{% load ui %}`) fed with plain values of `hengyuan.ui.rules`; the
style guide at /ui/ shows each one. docs/guide/screens.md says how a page is built from them.
"""
