"""统计分析: what many cases tell together. Read-only: it acts on no case and holds nobody back."""
