"""The law floor: calendar, deadlines, eligibility, catalogues, subsidy. Pure Python, no Django.

Values come from the YAML files beside the modules. Every value is dated and cites its article;
where no value is in force the answer is an error, never a guess.
"""
