// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/template_desk.hpp"

#include <algorithm>
#include <utility>

#include "client/app/files/template_files.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/templates/template_drafting.hpp"
#include "client/models/templates/template_fill.hpp"
#include "client/models/templates/template_rows.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/templates/template_editor.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/thread_view.hpp"

namespace pult::client {

namespace {

/// Replies that may be taken back at one time are fewer.
constexpr std::size_t kKeptDone = 50;

} // namespace

TemplateDesk::TemplateDesk(Desk& desk, Courier& courier, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_courier(courier), m_window(window) {
    connect(&desk, &Desk::templatesChanged, this, &TemplateDesk::refresh);
    // Colleagues come and go all the time; only what is known of the channel and what fills the texts matters here.
    connect(&desk, &Desk::rosterChanged, this, [this] {
        const wire::Channel* channel = m_desk.roster().channel(m_channel);
        if ((channel ? channel->kind : wire::ChannelKind::unknown) != m_kind)
            return refresh();
        if (contextOf(m_dialog) != m_context)
            refreshContext();
    });
    connect(&desk, &Desk::customerChanged, this, &TemplateDesk::refreshContext);
    const ThreadPane* pane = window.pane();
    connect(pane, &ThreadPane::approvedRequested, this,
            [this](qint64 dialog, qint64 id, const QHash<QString, QString>& values, bool overtaken) {
                sendApproved(DialogId{dialog}, TemplateId{id}, values, overtaken);
            });
    connect(pane->templates(), &TemplatePicker::newRequested, this, [this] { edit(nullptr); });
    connect(pane->templates(), &TemplatePicker::editRequested, this, [this](const TemplateRow& row) { edit(&row); });
    connect(window.composer(), &ComposerView::saveAsTemplateRequested, this, [this] { edit(nullptr); });
}

void TemplateDesk::show(DialogId dialog) {
    const wire::Dialog* known = m_desk.dialog(dialog);
    const ChannelId channel = known ? known->channel_id : ChannelId{};
    m_dialog = known ? dialog : DialogId{};
    if (channel != m_channel || (known && known->tags != m_tags))
        refresh();
    else
        refreshContext();
}

void TemplateDesk::refresh() {
    const wire::Dialog* dialog = m_desk.dialog(m_dialog);
    m_channel = dialog ? dialog->channel_id : ChannelId{};
    m_tags = dialog ? dialog->tags : std::vector<std::string>{};
    const wire::Channel* channel = m_desk.roster().channel(m_channel);
    m_kind = channel ? channel->kind : wire::ChannelKind::unknown;
    m_window.pane()->templates()->setTemplates(dialog ? templateRows(m_desk, *dialog, m_habits) : QList<TemplateRow>());
    refreshContext();
}

TemplateContext TemplateDesk::contextOf(DialogId id) const {
    const wire::Dialog* dialog = m_desk.dialog(id);
    return dialog ? templateContext(m_desk, *dialog) : TemplateContext{};
}

void TemplateDesk::refreshContext() {
    m_context = contextOf(m_dialog);
    m_window.pane()->templates()->setContext(m_dialog.value, m_context);
}

void TemplateDesk::retranslate() {
    refresh();
}

std::vector<wire::Attachment> TemplateDesk::files(TemplateId id) const {
    const auto found = m_desk.roster().templates.find(id);
    return found == m_desk.roster().templates.end() ? std::vector<wire::Attachment>{} : found->second.attachments;
}

void TemplateDesk::setHabits(const TemplateHabits& habits) {
    m_habits = habits;
    refresh();
}

/// Shown in the next order of the texts, when another dialog is opened: rows that jump are hit by mistake.
void TemplateDesk::countUse(DialogId dialog, TemplateId id) {
    const wire::Dialog* known = m_desk.dialog(dialog);
    if (!known)
        return;
    QStringList tags;
    for (const std::string& tag : known->tags)
        tags.append(QString::fromStdString(tag));
    m_habits.count(id.value, known->channel_id.value, tags);
    emit habitsChanged(m_habits);
}

void TemplateDesk::afterSending(DialogId dialog, TemplateId id, const std::string& clientId) {
    countUse(dialog, id);
    const auto found = m_desk.roster().templates.find(id);
    if (found == m_desk.roster().templates.end())
        return;
    Done done{clientId, found->second.kind == wire::TemplateKind::quick ? id : TemplateId{}, {}, {}, {}};
    const wire::TemplateMacro macro = found->second.macro.value_or(wire::TemplateMacro{});
    if (const wire::Dialog* before = m_desk.dialog(dialog)) {
        for (const std::string& tag : macro.add_tags.value_or(std::vector<std::string>{}))
            if (std::ranges::count(before->tags, tag) == 0)
                done.tags.push_back(tag);
        done.stage = macro.stage_id;
        done.stageBefore = before->stage_id.value_or(StageId{});
    }
    if (m_done.size() == kKeptDone)
        m_done.erase(m_done.begin());
    m_done.push_back(std::move(done));
    if (macro.add_tags && !macro.add_tags->empty())
        m_desk.changeTags(dialog, *macro.add_tags, {});
    if (macro.stage_id)
        m_desk.setStage(dialog, *macro.stage_id);
    if (const auto why = macro.close ? closesTooEarly(m_desk, dialog) : std::nullopt)
        emit refused(*why);
    else if (macro.close)
        m_desk.close(dialog, nullptr, {}, macro.close);
    else if (macro.snooze_ms || macro.snooze_until_reply.value_or(false))
        snooze(dialog, macro, clientId);
}

/// Nobody could wake it if the reply is taken back: so it leaves this desk no sooner than the reply leaves the server.
void TemplateDesk::snooze(DialogId dialog, const wire::TemplateMacro& macro, const std::string& reply) {
    DeskAction action;
    action.kind = ActionKind::snooze;
    if (macro.snooze_ms)
        action.until = Time{Millis{m_desk.nowMs() + *macro.snooze_ms}};
    if (macro.snooze_until_reply.value_or(false))
        action.untilReply = true;
    m_desk.actAfterReply(dialog, std::move(action), reply);
}

TemplateId TemplateDesk::takeBack(DialogId dialog, const std::vector<Outgoing>& returned) {
    const auto found = std::ranges::find_if(
        m_done, [&](const Done& each) { return std::ranges::count(returned, each.clientId, &Outgoing::clientId) > 0; });
    if (found == m_done.end())
        return {};
    const Done done = std::move(*found);
    m_done.erase(found);
    const wire::Dialog* now = m_desk.dialog(dialog);
    const bool stays = now && done.stage && now->stage_id == done.stage; // nobody has set another meanwhile
    if (now && !done.tags.empty())
        m_desk.changeTags(dialog, {}, done.tags);
    if (stays)
        m_desk.setStage(dialog, done.stageBefore);
    return done.source;
}

bool TemplateDesk::afterScheduling(DialogId dialog, TemplateId id) {
    countUse(dialog, id);
    const auto found = m_desk.roster().templates.find(id);
    return found != m_desk.roster().templates.end() && found->second.macro;
}

void TemplateDesk::sendApproved(DialogId dialog, TemplateId id, const QHash<QString, QString>& values, bool overtaken) {
    const auto found = m_desk.roster().templates.find(id);
    if (found == m_desk.roster().templates.end())
        return emit refused(fail(Errc::not_found, {})); // somebody has deleted it while its values were typed
    wire::TemplateUse use;
    use.id = id;
    auto& parameters = use.parameters.emplace();
    for (auto each = values.begin(); each != values.end(); ++each)
        parameters[each.key().toStdString()] = each.value().toStdString();
    const QString shown = fillApproved(QString::fromStdString(found->second.text), values).text;
    // Whatever has come meanwhile when the bar told of it.
    const auto seen =
        dialog == m_dialog && !overtaken ? std::optional<Seq>(m_window.thread()->seenSeq()) : std::nullopt;
    send(dialog, use, shown.toStdString(), seen);
}

void TemplateDesk::send(DialogId dialog, const wire::TemplateUse& use, const std::string& shown,
                        std::optional<Seq> seen) {
    const wire::Dialog* before = m_desk.dialog(dialog);
    const bool foreign =
        before && m_window.pane()->useReplyOnce(dialog.value, before->assignee_id.value_or(OperatorId{}).value);
    const std::string clientId = m_desk.sendTemplate(dialog, use, shown, seen, foreign);
    afterSending(dialog, use.id.value_or(TemplateId{}), clientId);
    emit sent(dialog, clientId);
}

void TemplateDesk::edit(const TemplateRow* row) {
    TemplateDraft draft;
    const auto& known = m_desk.roster().templates;
    if (row) {
        const auto found = known.find(TemplateId{row->id});
        if (found == known.end())
            return;
        draft = draftOf(found->second);
    } else if (const QString written = m_window.composer()->text(m_dialog.value, ComposerMode::reply);
               !written.startsWith(u'/')) {
        draft.text = written.trimmed();
    }
    m_editor = m_window.openTemplateEditor(draft, templateChoices(m_desk, m_dialog));
    new TemplateFiles(m_desk, m_courier, *m_editor);
    connect(m_editor, &TemplateEditor::saveRequested, this, &TemplateDesk::save);
    connect(m_editor, &TemplateEditor::deleteRequested, this, &TemplateDesk::remove);
    connect(m_editor, &TemplateEditor::versionsRequested, this, &TemplateDesk::showVersions);
}

void TemplateDesk::save(const TemplateDraft& draft) {
    const QPointer<TemplateEditor> editor = m_editor;
    m_desk.saveTemplate(saveOf(draft), this, [this, editor, id = draft.id](const Result<TemplateId>& answer) {
        if (!editor)
            return;
        if (answer)
            editor->close();
        else
            explain(*editor, TemplateId{id}, answer.error());
    });
}

/// The newer one has come with its event before the refusal.
void TemplateDesk::explain(TemplateEditor& editor, TemplateId id, const Error& error) {
    const auto found = m_desk.roster().templates.find(id);
    if (error.code == Errc::stale && found != m_desk.roster().templates.end())
        editor.showNewer(draftOf(found->second));
    else
        editor.showProblem(refusalWords(error));
}

void TemplateDesk::remove(std::int64_t id, std::int64_t version) {
    const QPointer<TemplateEditor> editor = m_editor;
    m_desk.deleteTemplate(TemplateId{id}, version, this, [this, editor, id](const Result<TemplateId>& answer) {
        if (!editor)
            return;
        if (answer)
            editor->close();
        else
            explain(*editor, TemplateId{id}, answer.error());
    });
}

void TemplateDesk::showVersions(std::int64_t id) {
    const QPointer<TemplateEditor> editor = m_editor;
    m_desk.templateVersions(TemplateId{id}, this, [this, editor](const Result<wire::TemplateVersionList>& answer) {
        if (!editor)
            return;
        if (!answer)
            return editor->showProblem(refusalWords(answer.error()));
        QList<TemplateVersionRow> rows;
        for (const wire::TemplateVersion& version : answer->versions) {
            const std::int64_t savedMs = version.template_.updated_at.time_since_epoch().count();
            rows.append({kit::TimeWords::dayAndClock(savedMs, m_desk.nowMs()),
                         version.author ? harmless(version.author->name) : QString(), draftOf(version.template_)});
        }
        editor->showVersions(rows);
    });
}

} // namespace pult::client
