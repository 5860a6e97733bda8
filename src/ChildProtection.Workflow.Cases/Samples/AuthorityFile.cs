using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChildProtection.Workflow.Cases.Samples;

/// <summary>An invented authority as a file describes it: its teams, staff and agencies, and how its families are to be made.</summary>
public sealed class AuthorityFile
{
    /// <summary>See <see cref="AuthorityId"/>.</summary>
    public int Id { get; set; }

    public string Name { get; set; } = string.Empty;

    /// <summary><c>wales</c> or <c>england</c>.</summary>
    public string Nation { get; set; } = string.Empty;

    /// <summary>The definition's own file, relative to the folder of definitions.</summary>
    public string Definition { get; set; } = string.Empty;

    /// <summary>The practice, relative to the folder of definitions.</summary>
    public string Practice { get; set; } = string.Empty;

    public int Seed { get; set; }

    public int Children { get; set; }

    /// <summary>How many months of history are made, up to now.</summary>
    public int Months { get; set; }

    public List<TeamEntry> Teams { get; set; } = [];

    public List<StaffEntry> Staff { get; set; } = [];

    public List<AgencyEntry> Agencies { get; set; } = [];

    [YamlIgnore]
    public AuthorityId Authority => new(Id);

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">The text does not describe an authority; the message names the line.</exception>
    public static AuthorityFile Parse(string text, string path)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<AuthorityFile>(text);
        }
        catch (YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.Message}", exception);
        }
    }

    /// <summary>The staff, each with an id made from authority and sign-in name, so that starting over finds the same people.</summary>
    public IReadOnlyList<StaffMember> StaffMembers() =>
    [
        .. Staff.Select(entry => new StaffMember
        {
            Id = new UserId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}/{entry.SignIn}")).AsSpan(0, 16))),
            Authority = Authority,
            Name = entry.Name,
            SignInName = entry.SignIn,
            Roles = entry.Roles,
            Teams = entry.Team is { } team ? [new TeamId(team)] : [],
            Telephone = entry.Telephone,
        }),
    ];

    public sealed class TeamEntry
    {
        public int Id { get; set; }

        public string Name { get; set; } = string.Empty;
    }

    public sealed class StaffEntry
    {
        public string Name { get; set; } = string.Empty;

        public string SignIn { get; set; } = string.Empty;

        public List<string> Roles { get; set; } = [];

        public int? Team { get; set; }

        public string? Telephone { get; set; }
    }

    public sealed class AgencyEntry
    {
        public string Id { get; set; } = string.Empty;

        public string Name { get; set; } = string.Empty;

        public string Kind { get; set; } = string.Empty;
    }
}
