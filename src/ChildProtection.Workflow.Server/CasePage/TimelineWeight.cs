namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>How much an entry of the journal matters to somebody who reads the timeline.</summary>
public enum TimelineWeight
{
    /// <summary>What the machinery did; shown when everything is asked for.</summary>
    Inner = 0,

    /// <summary>Work and what came of it.</summary>
    Work = 1,

    /// <summary>Something was missed or raised.</summary>
    Alert = 2,
}
