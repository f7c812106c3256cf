"""Reads government work reports, keeps two languages in step and checks what is published."""
