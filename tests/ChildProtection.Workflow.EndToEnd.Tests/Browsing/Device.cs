namespace ChildProtection.Workflow.EndToEnd.Tests.Browsing;

/// <summary>With what somebody uses a page.</summary>
public enum Device
{
    Pointer,

    /// <summary>Nothing but a keyboard.</summary>
    Keyboard,
}
