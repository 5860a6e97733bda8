namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>What an e-mail is about. The numbers are stored.</summary>
public enum MailKind
{
    /// <summary>Each morning: how much there is.</summary>
    Digest = 0,

    /// <summary>At once: an alarm was raised.</summary>
    Alarm = 1,
}
