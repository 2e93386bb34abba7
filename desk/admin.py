"""What the admin knows of every room's models, a module a subject.

The rooms have no `admin.py` of their own: who may do what is asked in one place, and only the
desk may know several rooms. Django looks for this module by its name.
"""

import desk.accounts.admin
import desk.also_like.admin
import desk.inner_tables.admin
import desk.names.admin
import desk.photos.admin
import desk.story_list.admin
import desk.threads.admin
import desk.wire_inbox.admin
import desk.wire_inbox.rules_admin  # noqa: F401
