using Icmesh.Bench.Measuring;
using Icmesh.Bench.Nightly;
using Icmesh.Bench.Rules;

try
{
    switch (args)
    {
        case ["rules"]:
            await RulesBench.RunAsync();
            return 0;
        case ["nightly"]:
            await NightlyBench.RunAsync();
            return 0;
        case ["agree"]:
            RulesBench.Agree(contractors: 500);
            await NightlyBench.AgreeAsync(contractors: 60);
            return 0;
        default:
            Report.Tell("rules | nightly | agree");
            return 2;
    }
}
catch (InvalidOperationException wrong)
{
    Report.Tell(wrong.Message);
    return 1;
}
