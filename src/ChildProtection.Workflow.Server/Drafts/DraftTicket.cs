using ChildProtection.Workflow.Cases.Drafts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>
/// What a page with a form carries so that it can be kept: whose form it is, where, and when it was opened. Encrypted and sealed by the server. It lets a
/// page write into its own draft and nothing else, also when its reader has been signed out meanwhile: a session that is lost loses nothing that was typed.
/// </summary>
/// <param name="Writer">The idempotency key of the form.</param>
/// <param name="OpenedAt">Real time.</param>
/// <param name="Resumed">There was a draft when the page was opened.</param>
public sealed record DraftTicket(DraftOwner Owner, DraftPlace Place, Guid Writer, Instant OpenedAt, bool Resumed);
