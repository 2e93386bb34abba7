// Passkeys: shown only where the browser has them, and a refusal in words that help.

const WORDS = {
  NotAllowedError: "No passkey was chosen, or it took too long. Try again.",
  InvalidStateError: "This device has a passkey for your account already.",
  SecurityError:
    "The browser allows no passkey at this address. Open the desk at its name with https://, " +
    "not at a number.",
};

function showPasskeys() {
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll("[data-needs-passkeys]").forEach((part) => {
    part.hidden = false;
  });
  const without = document.getElementById("no-passkeys");
  if (without) without.hidden = true;
}

document.addEventListener("DOMContentLoaded", showPasskeys);
document.addEventListener("allauth.error", (event) => {
  const problem = document.getElementById("passkey-problem");
  if (!problem) return;
  event.preventDefault();
  const words = WORDS[event.detail.exception.name];
  problem.textContent = words || "That did not work. Try again, or use another way to log in.";
  problem.hidden = false;
});
