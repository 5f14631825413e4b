"""The rules: one small function a rule, registered with its code and severity."""
