using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Drafts;

/// <summary>What somebody typed into a form and has not sent yet.</summary>
/// <param name="Place">The address of the form's page: with the owner it names the draft.</param>
/// <param name="Case">The case it is about; null while there is none.</param>
/// <param name="Revision">Grows with each saving; what is saved on an older one is a version from another device.</param>
/// <param name="Content">Encrypted.</param>
/// <param name="Other">What was typed meanwhile on another device, until the owner has chosen; null: nothing.</param>
public sealed record Draft(
    string Place, CaseId? Case, int Revision, ReadOnlyMemory<byte> Content, Instant BegunAt, Instant SavedAt, OtherVersion? Other);
