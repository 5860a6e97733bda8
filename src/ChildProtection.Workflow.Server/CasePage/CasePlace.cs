namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>The pages of a case, as the line of links on each of them names them.</summary>
public enum CasePlace
{
    Overview,

    Work,

    Plan,

    History,

    Timeline,

    Chronology,

    People,

    File,

    Documents,
}
