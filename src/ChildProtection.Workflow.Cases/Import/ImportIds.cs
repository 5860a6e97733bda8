using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>The ids of what an earlier system held, made from its references: the same row is the same case, whenever and however often it is brought in.</summary>
public sealed class ImportIds(AuthorityId authority, string system)
{
    private const int GuidBytes = 16;

    public CaseId Case(string reference) => new(Of("case", reference));

    public ChildId Child(string reference) => new(Of("child", reference));

    public PersonId Person(string reference) => new(Of("person", reference));

    /// <summary>The family group of brothers and sisters; one of its own for a child without one.</summary>
    public FamilyId Family(string? reference, string child) => new(reference is null ? Of("family of child", child) : Of("family", reference));

    // Lengths part the words: no two references run together into one.
    private Guid Of(string kind, string reference) => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{authority} {system.Length} {system} {kind} {reference}"))).AsSpan(0, GuidBytes));
}
