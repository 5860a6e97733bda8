using ChildProtection.Workflow.Server.CasePage;

namespace ChildProtection.Workflow.Server.Absences;

/// <summary>What others did on a case while its worker was away.</summary>
/// <param name="Lines">The newest first, at most <see cref="ReturnDesk.LinesMax"/>.</param>
/// <param name="More">Lines beyond those; the case page has them.</param>
public sealed record ReturnedCase(string ChildName, string Path, IReadOnlyList<TimelineLine> Lines, int More);
