using CreativeLabs.Registration;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Data.Seed;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.StaffReads;
using CreativeLabs.ServiceDefaults;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<RegistrationDb>("registration", RegistrationSeed.Seed);
builder.AddMessaging<RegistrationDb>("registration");
builder.AddRedis();
Features.All.AddTo(builder);

var app = builder.Build();
app.UseServiceDefaults();
Features.All.MapTo(app);
if (args.Contains(VerifyStaffReads.Command))
{
    return await VerifyStaffReads.Run(app.Services, args, Console.Out);
}

await app.OpenPersonKeys(args);
await app.RunServiceAsync<RegistrationDb>(args);
return 0;
