using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>A child on file who may be the one asked about, or tied to them.</summary>
/// <param name="Tie">Through what they were found.</param>
/// <param name="Reasons">Why they may be the same; empty for somebody of the household.</param>
/// <param name="Answer">How they stand on the register; <see cref="RegisterAnswer.NotFound"/>: not at all.</param>
public sealed record EnquiryMatch(ChildId Child, EnquiryTie Tie, IReadOnlyList<LikenessReason> Reasons, RegisterAnswer Answer);
