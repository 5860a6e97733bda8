using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What a search of the register came to.</summary>
/// <param name="Child">Whom it found; null where it may be several, or nobody.</param>
/// <param name="Matches">Who may be meant: of these the duty worker chooses.</param>
public sealed record RegisterFinding(RegisterAnswer Answer, ChildId? Child, IReadOnlyList<EnquiryMatch> Matches);
