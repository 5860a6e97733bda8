using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>The ids of what happened, made from what it is: seen twice, it is told once.</summary>
internal static class HappeningIds
{
    private const int IdBytes = 16;

    public static Guid Of(AuthorityId authority, NoticeKind kind, params object?[] parts)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{authority}/{kind}/{string.Join('/', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)))}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, IdBytes));
    }
}
