using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>A record with all its fields: a snapshot keeps only those that decide something, and a document shows others too.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="On">When it happened.</param>
/// <param name="RecordedAt">When it was first entered.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="Values">By field; what is not answered is not there.</param>
public sealed record FullRecord(string Id, EventTime On, Instant RecordedAt, string RecordedBy, IReadOnlyDictionary<string, Value> Values);
