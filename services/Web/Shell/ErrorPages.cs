namespace CreativeLabs.Web.Shell;

/// <summary>What is shown when a page cannot be: in the language of the address, with a way on.</summary>
internal static class ErrorPages
{
    public static IResult NotFound() => Of(new Problem(404, "not_found", null, null));

    public static IResult Of(Problem problem) => Show.Page<ErrorPage, Problem>(problem, problem);

    /// <summary>Turns what the API refused into a page: away to the sign-in when nobody is signed in any more.</summary>
    public static async Task Catch(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (ApiRefusedException refused) when (!http.Response.HasStarted)
        {
            var visit = http.RequestServices.GetRequiredService<Visit>();
            var result = refused.Problem.Status == StatusCodes.Status401Unauthorized
                ? SignInPages.Again(http, visit.Back) : Of(refused.Problem);
            http.Response.Headers.CacheControl = "no-store";
            if (refused.Problem.RetryAfter is { } seconds)
            {
                http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            await result.ExecuteAsync(http);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException) when (!http.Response.HasStarted)
        {
            await NotFound().ExecuteAsync(http);
        }
    }
}

internal static class ErrorWords
{
    public static readonly LocalText NotFoundTitle = new("Мындай барак жок", "Такой страницы нет", "There is no such page");
    public static readonly LocalText NotFound = new(
        "Дареги өзгөргөн же ал сиз үчүн эмес болушу мүмкүн.", "Возможно, адрес изменился или она не для вас.",
        "Its address may have changed, or it is not yours to see.");
    public static readonly LocalText AwayTitle = new("Азыр байланыш жок", "Сейчас нет связи", "No connection just now");
    public static readonly LocalText Away = new(
        "Бир мүнөттөн кийин кайра ачып көрүңүз. Эч нерсе жоголгон жок.",
        "Откройте страницу ещё раз через минуту. Ничего не потеряно.",
        "Open the page again in a minute. Nothing is lost.");
    public static readonly LocalText BusyTitle = new("Бир аз күтө туруңуз", "Немного подождите", "Wait a little");
    public static readonly LocalText Busy = new(
        "Сурамдар өтө көп болуп кетти. {0} секунддан кийин кайталаңыз.", "Запросов слишком много. Повторите через {0} с.",
        "There were too many requests. Try again in {0} seconds.");
    public static readonly LocalText ForbiddenTitle = new("Буга укугуңуз жок", "У вас нет на это права", "This is not open to you");
    public static readonly LocalText Forbidden = new(
        "Бул барак лабораторияны же платформаны жүргүзгөндөр үчүн. Сизге керек болсо, координаторго кайрылыңыз.",
        "Эта страница для тех, кто ведёт лабораторию или платформу. Если она вам нужна, обратитесь к координатору.",
        "This page is for those who run a lab or the platform. If you need it, ask your coordinator.");
    public static readonly LocalText OldTitle = new("Барак эскирип калды", "Страница устарела", "The page is out of date");
    public static readonly LocalText Old = new(
        "Артка кайтып, баракты жаңылаңыз да, кайра жөнөтүңүз.", "Вернитесь, обновите страницу и отправьте ещё раз.",
        "Go back, load the page again and send it once more.");
    public static readonly LocalText OtherTitle = new("Болбой калды", "Не получилось", "That did not work");
    public static readonly LocalText Home = new("Башкы бетке", "На главную", "To the first page");
    public static readonly LocalText TryAgain = new("Кайра ачуу", "Открыть ещё раз", "Open it again");
    public static readonly LocalText Changed = new(
        "Бул ортодо өзгөрүп кетиптир. Төмөндө азыркы абалы, аны карап туруп кайра жөнөтүңүз.",
        "Это успели изменить. Ниже — как есть сейчас; посмотрите и отправьте ещё раз.",
        "It was changed meanwhile. Below is how it stands now; look at it and send it once more.");
}
