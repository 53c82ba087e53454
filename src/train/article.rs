use std::path::Path;

use serde::Deserialize;

use super::TrainError;
use super::align::Alignment;
use super::corpus;
use crate::analysis::article::Article;
use crate::analysis::name::{self, Name};
use crate::analysis::tag::Tags;
use crate::analysis::{Models, Sentences, sentence, tag};
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::lang::Lang;
use crate::lang::source::examples;
use crate::text::Span;

/// An article with its attributions, as its file has it; offsets are code points.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct AnnotatedArticle {
    pub(super) id: String,
    pub(super) split: String,
    text: String,
    title_end: usize,
    attributions: Vec<AnnotatedSpan>,
}

#[derive(Clone, Debug, Deserialize)]
struct AnnotatedSpan {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    source_head: Option<[usize; 2]>,
    silver: Option<Silver>,
}

#[derive(Clone, Debug, Deserialize)]
struct Silver {
    name: String,
}

/// An article as the program reads it, with its attributions in tokens.
pub(super) struct Annotated {
    pub(super) id: String,
    pub(super) split: String,
    pub(super) document: Document,
    pub(super) sentences: Sentences,
    pub(super) tags: Tags,
    pub(super) names: Vec<Name>,
    pub(super) gold: Vec<GoldAttribution>,
}

/// One attribution in tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct GoldAttribution {
    pub(super) source: Vec<usize>,
    pub(super) cue: Vec<usize>,
    /// Without the words of source and cue.
    pub(super) content: Vec<usize>,
    /// The token that carries the meaning of the source.
    pub(super) head: Option<usize>,
    /// The source's full name, worked out by machine.
    pub(super) name: Option<String>,
}

/// Reads the articles of one split.
pub(super) fn read(bench: &Path, split: &str) -> Result<Vec<AnnotatedArticle>, TrainError> {
    let mut articles = Vec::new();
    for path in corpus::files(&bench.join("quotes/dev"))? {
        let article: AnnotatedArticle = corpus::read_json(&path)?;
        if article.split == split {
            articles.push(article);
        }
    }
    Ok(articles)
}

impl Annotated {
    /// Reads an article as the program would, its headline left out.
    pub(super) fn of(article: &AnnotatedArticle, models: &Models) -> Option<Self> {
        let offsets: Vec<usize> = article
            .text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([article.text.len()])
            .collect();
        let start = *offsets.get(article.title_end)?;
        let body = article.text.get(start..)?;
        let mut builder = DocumentBuilder::new();
        for line in body.lines() {
            builder.block(BlockKind::Paragraph, 0, line);
        }
        let read = Self::read(builder.finish(), models);
        let (text, sentences) = (&read.document.text, &read.sentences);
        let alignment = Alignment::of(body, text)?;
        let span = |points: &[usize; 2]| {
            let byte = |point: usize| offsets.get(point)?.checked_sub(start);
            alignment.span(text, byte(points[0])?, byte(points[1])?)
        };
        let marked = article.attributions.iter();
        let gold = marked.filter_map(|marked| gold(marked, sentences, &span));
        Some(Self {
            id: article.id.clone(),
            split: article.split.clone(),
            gold: gold.collect(),
            ..read
        })
    }

    /// The sentences that the rule files show as reporting nothing.
    pub(super) fn misses(models: &Models) -> Vec<Self> {
        let examples = examples().iter();
        let misses = examples.filter(|example| example.file == "cues" && !example.hit);
        misses
            .map(|example| {
                let mut builder = DocumentBuilder::new();
                builder.block(BlockKind::Paragraph, 0, &example.text);
                Self::read(builder.finish(), models)
            })
            .collect()
    }

    /// The article as the stages see it.
    pub(super) fn article(&self) -> Article<'_> {
        Article::new(&self.document, &self.sentences, &self.tags, Lang::english())
    }

    fn read(document: Document, models: &Models) -> Self {
        let sentences = sentence::split(&document, Lang::english());
        let tags = tag::assign(&sentences, &models.tagger);
        let names = {
            let article = Article::new(&document, &sentences, &tags, Lang::english());
            name::find(&article, &models.names)
        };
        Self {
            id: String::new(),
            split: "train".to_owned(),
            document,
            sentences,
            tags,
            names,
            gold: Vec::new(),
        }
    }
}

fn gold(
    marked: &AnnotatedSpan,
    sentences: &Sentences,
    span: &impl Fn(&[usize; 2]) -> Option<Span>,
) -> Option<GoldAttribution> {
    let tokens = |list: &[[usize; 2]]| -> Vec<usize> {
        let spans = list.iter().filter_map(span);
        spans.flat_map(|span| tokens_of(sentences, span)).collect()
    };
    let (source, cue) = (tokens(&marked.source), tokens(&marked.cue));
    let mut content = tokens(&marked.content);
    content.retain(|token| !source.contains(token) && !cue.contains(token));
    content.sort_unstable();
    let head = marked.source_head.as_ref().and_then(span);
    let head = head.and_then(|span| tokens_of(sentences, span).next());
    (!content.is_empty()).then(|| GoldAttribution {
        head: head.or(source.first().copied().filter(|_| source.len() == 1)),
        source,
        cue,
        content,
        name: marked.silver.as_ref().map(|silver| silver.name.clone()),
    })
}

fn tokens_of(sentences: &Sentences, span: Span) -> std::ops::Range<usize> {
    let start = sentences
        .tokens
        .partition_point(|token| token.span.end() <= span.start());
    let end = sentences
        .tokens
        .partition_point(|token| token.span.start() < span.end());
    start..end
}
