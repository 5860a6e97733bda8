using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>That somebody read the log of who looked.</summary>
/// <param name="Case">Of the case whose log they read; null: of no one case.</param>
/// <param name="Person">Of the person whose looks they read; null: of no one person.</param>
/// <param name="Shown">Entries that they were shown.</param>
public sealed record LogReading(AuthorityId Authority, Signature By, CaseId? Case, UserId? Person, int Shown);
