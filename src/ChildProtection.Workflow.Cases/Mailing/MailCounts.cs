namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>
/// All that an e-mail says of anybody's work: numbers. There is no place in it for a name, a date or a word of a case, so none can be sent by mistake.
/// </summary>
/// <param name="Alarms">Alarms that nobody has taken on.</param>
/// <param name="Escalations">Escalations that nobody has taken on.</param>
/// <param name="Overdue">What is overdue on the person's list.</param>
/// <param name="DueToday">What is due today.</param>
/// <param name="Unread">Notices that the person has not read.</param>
/// <param name="HandedOver">Handover notes of the night that the person has not read.</param>
public readonly record struct MailCounts(int Alarms, int Escalations, int Overdue, int DueToday, int Unread, int HandedOver)
{
    /// <summary>Nothing to say: then nothing is sent.</summary>
    public bool IsEmpty => this == default;
}
