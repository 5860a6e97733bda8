using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>Invents families with one to four children, referred over the time of the simulation, siblings on the same day.</summary>
internal static class InventedFamilies
{
    private const int SiblingsMax = 4;
    private const int YoungestDays = 20;
    private const int OldestDays = 17 * 365;

    public static IEnumerable<SimulatedChild> Of(SimulationSetting setting, Random random)
    {
        var teams = setting.Staff.SelectMany(member => member.Teams).Distinct().OrderBy(team => team.Value).ToList();
        var days = (int)(setting.Until - setting.Calendar.StartOf(setting.From)).TotalDays;
        var made = 0;
        for (var family = 0; made < setting.Children; family++)
        {
            var familyId = new FamilyId(NewId(random));
            var name = InventedNames.FamilyName(random.Next(InventedNames.FamilyNames));
            var team = teams[random.Next(teams.Count)];
            var referred = Referred(setting, random, days);
            var siblings = Math.Min(1 + (int)(SiblingsMax * random.NextDouble() * random.NextDouble()), setting.Children - made);
            for (var sibling = 0; sibling < siblings; sibling++, made++)
            {
                var born = setting.Calendar.DateOf(referred).PlusDays(-random.Next(YoungestDays, OldestDays));
                yield return new SimulatedChild(
                    new ChildId(NewId(random)), new CaseId(NewId(random)), familyId, InventedNames.GivenName(random.Next(10_000)), name, born,
                    referred + Duration.FromMinutes(sibling), team);
            }
        }
    }

    private static Instant Referred(SimulationSetting setting, Random random, int days)
    {
        var recent = setting.RecentPercent > 0 && random.Next(100) < setting.RecentPercent;
        var day = setting.From.PlusDays(recent ? days - random.Next(Math.Min(days, SimulationSetting.RecentDays)) : (int)(days * random.NextDouble()));
        return setting.Calendar.At(setting.Calendar.WorkingDayOnOrAfter(day) ?? day, new LocalTime(9, 0).PlusMinutes(random.Next(7 * 60)));
    }

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
