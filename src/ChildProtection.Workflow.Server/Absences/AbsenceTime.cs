namespace ChildProtection.Workflow.Server.Absences;

/// <summary>When an absence is, seen from today; in the order of a page.</summary>
public enum AbsenceTime
{
    Now,
    ToCome,
    Over,
}
