namespace CreativeLabs.Web.Teaching;

/// <summary>What a learner reached; the best attempt counts.</summary>
internal static class AssessmentPages
{
    public static async Task<IResult> Show(Guid id, ApiClient api, PersonNames names, Visit visit, Sent? sent, Problem? problem)
    {
        var learner = await api.Get(TeachingApi.GetLearner, id);
        visit.TrainerOnly(learner.LabId);
        var attempts = await api.Find(TeachingApi.Assessments, "limit=50", id);
        var named = await Named.Of([learner], learner.LabId, names, visit);
        return Shell.Show.Page<LearnerPage, LearnerModel>(new(named[0], attempts.Items, sent), problem);
    }

    public static async Task<IResult> Assess(Guid id, Sent sent, ApiClient api, PersonNames names, Visit visit)
    {
        if (sent.Number("score") is not { } score)
        {
            return await Show(id, api, names, visit, sent, Problem.OfField("score", TeachingWords.ScoreMissing.In(visit.Language)));
        }

        return await api.Send(TeachingApi.Assess, new AssessmentMade(score, sent.Key), sent, id) is { Problem: { } problem }
            ? await Show(id, api, names, visit, sent, problem) : Shell.Show.See(visit.To($"/teaching/learners/{id}?done=saved"));
    }
}

public sealed record LearnerModel(Named Learner, IReadOnlyList<Assessment> Attempts, Sent? Sent);
