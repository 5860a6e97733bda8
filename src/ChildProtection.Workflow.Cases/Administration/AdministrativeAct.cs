namespace ChildProtection.Workflow.Cases.Administration;

/// <summary>What somebody did that is no step of a case and yet decides who sees or hears of children. The numbers are stored.</summary>
public enum AdministrativeAct
{
    AccountAdded = 0,

    /// <summary>Name, sign-in name, roles, team or password.</summary>
    AccountChanged = 1,

    /// <summary>They have left.</summary>
    AccountClosed = 2,

    /// <summary>They work here again.</summary>
    AccountOpened = 3,

    /// <summary>The agency takes no notices from then on.</summary>
    AgencyStopped = 4,

    AgencyStarted = 5,

    /// <summary>The agency works with the child from then on, and hears of what happens.</summary>
    RelationBegun = 6,

    RelationEnded = 7,
}
