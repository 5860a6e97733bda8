namespace ChildProtection.Workflow.Server.Visits;

/// <summary>How many children somebody has to see.</summary>
/// <param name="All">Of whom a visit is due, whenever.</param>
/// <param name="Today">By the end of today.</param>
/// <param name="Overdue">Of whom a visit is overdue: among those of today.</param>
public sealed record VisitsAhead(int All, int Today, int Overdue);
