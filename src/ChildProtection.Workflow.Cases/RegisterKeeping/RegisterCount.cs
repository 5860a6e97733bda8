using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>How many children stood on the register at the end of a day.</summary>
/// <param name="Full">Children of this authority.</param>
/// <param name="Temporary">Children of others who stayed here.</param>
/// <param name="ByCategory">Of <paramref name="Full"/>, by the categories of that day: a child with two stands under both.</param>
public sealed record RegisterCount(LocalDate Day, int Full, int Temporary, IReadOnlyDictionary<string, int> ByCategory);
