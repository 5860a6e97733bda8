using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>The ids of notices, made from what they say: a form that is looked at ten times in one day tells one thing.</summary>
internal static class RestrictedNoticeIds
{
    private const int IdBytes = 16;

    public static Guid Of(ChildId child, RestrictedNoticeKind kind, Signature by, string words)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{child}/{kind}/{by.By}/{by.At.InUtc().Date:uuuu-MM-dd}/{words}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, IdBytes));
    }
}
