using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>What makes out a copy from a case as it stood, in names as they were on file then.</summary>
/// <param name="language">The tag of a language in which the workflow is written.</param>
/// <param name="stood">The case as it stood.</param>
/// <param name="at">When that was.</param>
/// <param name="records">Its records with all their fields, by list.</param>
public delegate DocumentComposer PastComposer(string language, CaseSnapshot stood, Instant at, IReadOnlyDictionary<string, ImmutableArray<FullRecord>> records);
