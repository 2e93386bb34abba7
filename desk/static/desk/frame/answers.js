/* What the desk answers to a script. */

/* Why an answer is none, in words: the desk's own where the database is away or the disk is full;
   else one is logged out, since a page came where facts were asked for. */

export const troubleWords = async (answer) => {
  if (answer.status === 403 || answer.status === 404) return "You may not see or do this any more.";
  if (answer.status !== 503) return "You are logged out. Log in again in another tab, then try again.";
  const said = await answer.json().catch(() => ({}));
  return said.detail ?? "The desk does not answer now. Nothing is lost: try again in a minute.";
};
