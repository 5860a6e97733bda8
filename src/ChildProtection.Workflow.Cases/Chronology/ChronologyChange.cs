using NodaTime;

namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>What somebody says of an event.</summary>
/// <param name="On">Of an event that rests on a record, not looked at.</param>
/// <param name="Origin">So too.</param>
public sealed record ChronologyChange(LocalDate? On, string What, string Impact, string Origin, bool AboutOthers, string Reason);
