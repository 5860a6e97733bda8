using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Contracts.V1;
using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>A stored delivery turned into what leaves, or the reason why it must not. Closed family.</summary>
public abstract record NoticeDecision
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private NoticeDecision()
    {
    }

    public sealed record Send(AgencyId Agency, CaseNotice Notice) : NoticeDecision;

    public sealed record Refuse(string Code, string Words) : NoticeDecision;

    /// <summary>
    /// The last door before the outside. Who hears was decided in the step; here only what no definition may allow is held back.
    /// A kind that the catalogue does not know is an authority's own and may leave.
    /// </summary>
    public static NoticeDecision Of(OutboxDelivery delivery)
    {
        if (!AgencyId.TryParse(delivery.Recipient, null, out var agency))
        {
            return new Refuse(MessagingCodes.RecipientNotAnAgency, $"'{delivery.Recipient}' is not an agency id. Correct the agency's record, then send this again from the operations page.");
        }
        if (!delivery.RecipientActive)
        {
            return new Refuse(MessagingCodes.AgencyInactive, $"'{agency}' takes no notices since it was made inactive. Give this one up, or send it again when the agency is active.");
        }
        if (EventKinds.Find(delivery.Kind) is { Reach: EventReach.Authority })
        {
            return new Refuse(MessagingCodes.KindStaysInside, $"Events of the kind '{delivery.Kind}' stay inside the authority. Take the agency out of that event's audience in the definition, then give this one up.");
        }
        return new Send(agency, NoticeOf(delivery));
    }

    private static CaseNotice NoticeOf(OutboxDelivery delivery) => new()
    {
        EventId = delivery.EventId,
        Kind = delivery.Kind,
        // Of many things only the day is known, which begins at midnight here: told in UTC, a summer's day would be told as the day before.
        OccurredAt = Here(delivery.OccurredAt),
        RecordedAt = Here(delivery.RecordedAt),
        AuthorityId = delivery.Authority.Value,
        CaseReference = delivery.Case.ToString(),
        ChildReference = delivery.Child.ToString(),
        Sequence = delivery.Sequence,
        ContractVersion = CaseNotice.ContractVersionNow,
        DefinitionVersion = delivery.DefinitionHash,
    };

    private static DateTimeOffset Here(Instant at) => at.InZone(London).ToDateTimeOffset();
}
