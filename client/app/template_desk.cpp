// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/template_desk.hpp"

#include <algorithm>

#include "client/app/refusal_words.hpp"
#include "client/models/template_fill.hpp"
#include "client/models/template_rows.hpp"
#include "client/views/inbox/composer_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/inbox/template_editor.hpp"
#include "client/views/inbox/template_picker.hpp"

namespace pult::client {

TemplateDesk::TemplateDesk(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window) {
    connect(&desk, &Desk::templatesChanged, this, &TemplateDesk::refresh);
    // Colleagues come and go all the time; only what is known of the channel matters here.
    connect(&desk, &Desk::rosterChanged, this, [this] {
        const wire::Channel* channel = m_desk.roster().channel(m_channel);
        if ((channel ? channel->kind : wire::ChannelKind::unknown) != m_kind)
            refresh();
    });
    connect(&desk, &Desk::customerChanged, this, &TemplateDesk::refreshContext);
    const ThreadPane* pane = window.pane();
    connect(pane, &ThreadPane::approvedRequested, this,
            [this](qint64 dialog, qint64 id, const QHash<QString, QString>& values) {
                sendApproved(DialogId{dialog}, TemplateId{id}, values);
            });
    connect(pane->templates(), &TemplatePicker::newRequested, this, [this] { edit(nullptr); });
    connect(pane->templates(), &TemplatePicker::editRequested, this, [this](const TemplateRow& row) { edit(&row); });
    connect(window.composer(), &ComposerView::saveAsTemplateRequested, this, [this] { edit(nullptr); });
}

void TemplateDesk::show(DialogId dialog) {
    const wire::Dialog* known = m_desk.dialog(dialog);
    const ChannelId channel = known ? known->channel_id : ChannelId{};
    m_dialog = known ? dialog : DialogId{};
    if (channel != m_channel)
        refresh();
    else
        refreshContext();
}

void TemplateDesk::refresh() {
    const wire::Dialog* dialog = m_desk.dialog(m_dialog);
    m_channel = dialog ? dialog->channel_id : ChannelId{};
    const wire::Channel* channel = m_desk.roster().channel(m_channel);
    m_kind = channel ? channel->kind : wire::ChannelKind::unknown;
    m_window.pane()->templates()->setTemplates(dialog ? templateRows(m_desk, *dialog) : QList<TemplateRow>());
    refreshContext();
}

void TemplateDesk::refreshContext() {
    const wire::Dialog* dialog = m_desk.dialog(m_dialog);
    m_window.pane()->templates()->setContext(m_dialog.value,
                                             dialog ? templateContext(m_desk, *dialog) : TemplateContext{});
}

void TemplateDesk::retranslate() {
    refresh();
}

std::vector<wire::Attachment> TemplateDesk::files(TemplateId id) const {
    const auto found = m_desk.roster().templates.find(id);
    return found == m_desk.roster().templates.end() ? std::vector<wire::Attachment>{} : found->second.attachments;
}

void TemplateDesk::afterSending(DialogId dialog, TemplateId id) {
    const auto found = m_desk.roster().templates.find(id);
    if (found == m_desk.roster().templates.end() || !found->second.macro)
        return;
    const wire::TemplateMacro& macro = *found->second.macro;
    if (macro.add_tags && !macro.add_tags->empty())
        m_desk.changeTags(dialog, *macro.add_tags, {});
    if (macro.close)
        m_desk.close(dialog);
    else if (macro.snooze_ms)
        m_desk.snooze(dialog, Time{Millis{m_desk.nowMs() + *macro.snooze_ms}},
                      macro.snooze_until_reply.value_or(false));
    else if (macro.snooze_until_reply.value_or(false))
        m_desk.snooze(dialog, std::nullopt, true);
}

void TemplateDesk::sendApproved(DialogId dialog, TemplateId id, const QHash<QString, QString>& values) {
    const auto found = m_desk.roster().templates.find(id);
    if (found == m_desk.roster().templates.end())
        return;
    wire::TemplateUse use;
    use.id = id;
    auto& parameters = use.parameters.emplace();
    for (auto each = values.begin(); each != values.end(); ++each)
        parameters[each.key().toStdString()] = each.value().toStdString();
    const QString shown = fillApproved(QString::fromStdString(found->second.text), values).text;
    const std::string clientId = m_desk.sendTemplate(dialog, use, shown.toStdString());
    afterSending(dialog, id);
    emit sent(dialog, clientId);
}

void TemplateDesk::edit(const TemplateRow* row) {
    TemplateDraft draft;
    if (row) {
        draft.id = row->id;
        draft.version = row->version;
        draft.title = row->title;
        draft.shortcut = row->shortcut;
        draft.folder = row->folder;
        draft.text = row->whole;
        if (const auto found = m_desk.roster().templates.find(TemplateId{row->id});
            found != m_desk.roster().templates.end())
            draft.folder = QString::fromStdString(found->second.folder); // with its further levels
    } else if (const QString written = m_window.composer()->text(m_dialog.value, ComposerMode::reply);
               !written.startsWith(u'/')) {
        draft.text = written.trimmed();
    }
    m_editor = m_window.openTemplateEditor(draft);
    connect(m_editor, &TemplateEditor::saveRequested, this, &TemplateDesk::save);
    connect(m_editor, &TemplateEditor::deleteRequested, this, &TemplateDesk::remove);
}

void TemplateDesk::save(const TemplateDraft& draft) {
    wire::TemplateSave request;
    request.scope = wire::TemplateScope::mine;
    if (draft.id != 0) {
        const auto found = m_desk.roster().templates.find(TemplateId{draft.id});
        if (found == m_desk.roster().templates.end())
            return;
        // The whole of it is written anew: what the editor doesn't show stays.
        const wire::Template& known = found->second;
        request.template_id = known.id;
        request.version = draft.version;
        request.scope = known.scope;
        request.group_id = known.group_id;
        request.channel_id = known.channel_id;
        request.variants = known.variants;
        request.macro = known.macro;
        auto& kept = request.attachments.emplace();
        for (const wire::Attachment& file : known.attachments)
            if (file.file_id)
                kept.push_back(*file.file_id);
    }
    request.title = draft.title.toStdString();
    request.shortcut = draft.shortcut.toStdString();
    request.folder = draft.folder.toStdString();
    request.text = draft.text.toStdString();
    const QPointer<TemplateEditor> editor = m_editor;
    m_desk.saveTemplate(request, this, [editor](const Result<TemplateId>& answer) {
        if (!editor)
            return;
        if (answer)
            editor->close();
        else
            editor->showProblem(refusalWords(answer.error()));
    });
}

void TemplateDesk::remove(std::int64_t id, std::int64_t version) {
    const QPointer<TemplateEditor> editor = m_editor;
    m_desk.deleteTemplate(TemplateId{id}, version, this, [editor](const Result<TemplateId>& answer) {
        if (!editor)
            return;
        if (answer)
            editor->close();
        else
            editor->showProblem(refusalWords(answer.error()));
    });
}

} // namespace pult::client
