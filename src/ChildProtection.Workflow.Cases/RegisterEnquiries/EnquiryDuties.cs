using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Of whom each duty of an enquiry is asked, who else hears of it the longer it stays undone, and who may do it. Pure: it follows from the time alone.</summary>
[Basis(
    "T50", "T51",
    En = "A caller who could not be confirmed is rung back at once, day or night. What an enquiry asks for stands on the lists of duty worker and custodian, and climbs the ladder of the register the longer it stays undone.",
    Cy = "Caiff galwr na ellid ei gadarnhau ei ffonio’n ôl ar unwaith, ddydd neu nos. Mae’r hyn y mae ymholiad yn gofyn amdano ar restrau’r gweithiwr ar ddyletswydd a’r ceidwad, ac mae’n dringo ysgol y gofrestr po hiraf y bydd heb ei wneud.")]
public static class EnquiryDuties
{
    /// <summary>The ladder of the definitions that says who else is told.</summary>
    public const string Ladder = "register_keeping";

    /// <summary>Enquiries about one child, not found, within this are looked at together.</summary>
    public static readonly CalendarPeriod RepeatWithin = CalendarPeriod.Months(12);

    /// <summary>What cannot wait and was not done within this stands on the duty manager's list too.</summary>
    public static readonly CalendarPeriod DutyManagerAfter = CalendarPeriod.Hours(1);

    /// <summary>What the custodian reviews may wait for the next working day; nothing else here waits.</summary>
    private static readonly CalendarPeriod ReviewWithin = CalendarPeriod.WorkingDays(1);

    private static readonly string[] Duty = ["duty_worker", "duty_manager"];
    private static readonly string[] Takers = ["duty_worker", "duty_manager", "custodian"];
    private static readonly string[] Reviewers = ["custodian", "duty_manager"];

    /// <summary>The roles that may do it.</summary>
    public static IReadOnlyList<string> MayDo(EnquiryDutyKind kind) => kind switch
    {
        EnquiryDutyKind.SettleMatch or EnquiryDutyKind.ThinkAboutChild => Duty,
        EnquiryDutyKind.ReviewRepeat => Reviewers,
        _ => Takers,
    };

    /// <summary>When it is due: at once, but for what the custodian reviews.</summary>
    public static Instant DueAt(EnquiryDuty duty, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(duty);
        ArgumentNullException.ThrowIfNull(calendar);
        return duty.Kind == EnquiryDutyKind.ReviewRepeat ? After(calendar, duty.Since, ReviewWithin) : duty.Since;
    }

    /// <summary>The roles on whose lists it stands at that time.</summary>
    public static IReadOnlySet<string> AskedOf(EnquiryDuty duty, Ladder? ladder, WorkingCalendar calendar, Instant now)
    {
        var (due, isReview) = (DueAt(duty, calendar), duty.Kind == EnquiryDutyKind.ReviewRepeat);
        string[] first = isReview ? ["custodian"] : After(calendar, due, DutyManagerAfter) <= now ? Duty : [Duty[0]];
        var rungs = (ladder?.Rungs ?? []).Where(rung => (rung.After is { } after ? After(calendar, due, after) : due) <= now);
        return rungs.SelectMany(rung => rung.To.Concat(rung.Copy)).Concat(first).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Beyond the years that the calendar knows nothing waits: it is due at once.</summary>
    private static Instant After(WorkingCalendar calendar, Instant from, CalendarPeriod period)
    {
        var counted = calendar.Count(from, period);
        return counted.IsRefused ? from : counted.DueAt;
    }
}
