namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>The register as its list shows it.</summary>
/// <param name="IsCut">There are more than <see cref="IRegisterBook.LinesMax"/>.</param>
public sealed record RegisterList(IReadOnlyList<RegisterLine> Lines, bool IsCut, RegisterCount Count, IReadOnlyList<RegisterWait> Waiting);
