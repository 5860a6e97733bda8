namespace ChildProtection.Workflow.Contracts.V1;

/// <summary>
/// Tells an agency that something happened to a child with whom it stands in a relation. It carries no content: who, what and why are
/// for the agency to fetch with its own permissions, by the references given here.
/// </summary>
/// <remarks>
/// <para>Delivered at least once, in order of <see cref="Sequence"/> within a case: drop what carries an <see cref="EventId"/> already seen.</para>
/// <para>
/// Version 1 only ever grows: a later release may add a property (optional, absent from older notices) or a kind. None is removed, renamed,
/// re-typed or given another meaning; such a change is a namespace <c>V2</c>, sent beside this one. So ignore properties and kinds that you do not know.
/// </para>
/// </remarks>
public sealed record CaseNotice
{
    /// <summary>What <see cref="ContractVersion"/> is in this release.</summary>
    public const int ContractVersionNow = 1;

    /// <summary>Stable: a repeat of the same event carries the same id.</summary>
    /// <example>7f3c1f0e-5f0b-4a53-9a0e-3c1d5b1a2e01</example>
    public required Guid EventId { get; init; }

    /// <summary>What happened: one of <see cref="EventKinds"/>, or a kind of a later release.</summary>
    /// <example>conference.scheduled</example>
    public required string Kind { get; init; }

    /// <summary>
    /// When it happened in the world, which may be long before it was recorded; with the offset of the clocks in England and Wales then. Where only the day
    /// is known, the beginning of that day.
    /// </summary>
    /// <example>2026-03-02T09:30:00+00:00</example>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was entered into the system.</summary>
    /// <example>2026-03-02T10:05:12+00:00</example>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The local authority whose case it is, by its number in that deployment.</summary>
    /// <example>660</example>
    public required int AuthorityId { get; init; }

    /// <summary>The case (one episode of protection work with one child). Opaque: compare and quote it, never take it apart.</summary>
    /// <example>0f5b3c52-8a43-4f0e-9d6e-6a1f6c0d7b11</example>
    public required string CaseReference { get; init; }

    /// <summary>The child. Opaque: the same child has the same reference in all of that authority's cases.</summary>
    /// <example>b54c5f0a-2f65-4c3a-8a8e-1f0f3d1c9a22</example>
    public required string ChildReference { get; init; }

    /// <summary>Rises from notice to notice of one case, with gaps: what concerns others is not sent to you.</summary>
    /// <example>17</example>
    public required long Sequence { get; init; }

    /// <summary>How far version 1 had grown when this was sent: 1 at first, one more with each property or kind added.</summary>
    /// <example>1</example>
    public required int ContractVersion { get; init; }

    /// <summary>The workflow definition that the case followed then, by its content hash; quote it when asking why.</summary>
    /// <example>sha256:9d0c8f7e</example>
    public required string DefinitionVersion { get; init; }
}
