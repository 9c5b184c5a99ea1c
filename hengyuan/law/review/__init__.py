"""案件质量同行评估: standards, sheets, disagreement, allocation, agreement, comparable grades.

Serves SF/T 0085—2020 (civil, administrative) and SF/T 0086—2020 (criminal). Their weights,
second-level indicators, thresholds and vetoes could not be read: the shipped ones are a local
draft, say so, and a place replaces them. What is computed here is a proposal; a grade is an act
that a person signs.
"""
