"""The darkroom: whatever touches pixels happens here, in a child process of its own.

`sandbox` is the parent's side. The child (`child`) has limits of memory and time, one folder to
work in, no database, and no environment: a file that breaks a decoder breaks nothing else. Only
`sandbox` may be imported by the rest of the project; the child imports nothing of Django.
"""
