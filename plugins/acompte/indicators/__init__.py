"""Indicators: pure functions of a history and a day. The formulas are those of METRICS, in its words."""
