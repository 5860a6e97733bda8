using System.Security.Cryptography;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.SignIn;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>Encrypts drafts and tickets with the keys of the deployment, each draft for its owner alone.</summary>
public sealed class DraftSeal(IDataProtectionProvider protection, WallClock clock)
{
    private readonly IDataProtector tickets = protection.CreateProtector("draft ticket 1");

    public string Seal(DraftTicket ticket) => tickets.Protect(JsonSerializer.Serialize(new Stored(
        ticket.Owner.Authority.Value, ticket.Owner.User.Value, ticket.Place.Address, ticket.Writer, ticket.OpenedAt.ToUnixTimeMilliseconds(), ticket.Resumed)));

    /// <summary>Null when it is none of this server's, or older than <see cref="DraftLimits.PageMax"/>.</summary>
    public DraftTicket? Open(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket))
        {
            return null;
        }
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(tickets.Unprotect(ticket))!;
            var opened = Instant.FromUnixTimeMilliseconds(stored.OpenedAt);
            return clock.Now() - opened <= DraftLimits.PageMax && DraftPlace.Of(stored.Place) is { } place
                ? new DraftTicket(new DraftOwner(new AuthorityId(stored.Authority), new UserId(stored.User)), place, stored.Writer, opened, stored.Resumed)
                : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    public byte[] Seal(DraftOwner owner, DraftContent content) => For(owner).Protect(content.Write());

    /// <summary>Null when it cannot be read: its key is gone.</summary>
    public DraftContent? Open(DraftOwner owner, ReadOnlyMemory<byte> content)
    {
        try
        {
            return DraftContent.Read(For(owner).Unprotect(content.ToArray()));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector For(DraftOwner owner) => protection.CreateProtector("draft 1", $"{owner.Authority.Value}", $"{owner.User}");

    private sealed record Stored(int Authority, Guid User, string Place, Guid Writer, long OpenedAt, bool Resumed);
}
