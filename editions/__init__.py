"""The record of what readers were shown, and the flat rows that the site reads."""
