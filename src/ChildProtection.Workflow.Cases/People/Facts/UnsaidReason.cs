namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>Why something is not said: the honest ways out of a demanding field (rules catalogue, section 0). Each with a reason in words.</summary>
public enum UnsaidReason
{
    NotKnown,
    NotDone,
    Declined,
    UnsafeToAsk,
    HeldBack,
}
