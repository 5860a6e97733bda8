using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>A record of something that happened: only the fields that expressions read. The whole record is in the journal and in the host's tables.</summary>
/// <param name="Id">Unique in the case: the list's name and a number, <c>visit-3</c>.</param>
/// <param name="On">When it happened.</param>
/// <param name="RecordedAt">When it was first entered.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="Revision">1 when first entered, one more with each change.</param>
/// <param name="Values">By the ordinal of the field in <see cref="FactsLayout"/>.</param>
public sealed record CaseRecord(
    string Id, EventTime On, Instant RecordedAt, string RecordedBy, int Revision, ImmutableArray<Value> Values);
