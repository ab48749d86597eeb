import pytest

from citemark.venues import same


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("NAACL", "NAACL-HLT", True),
        ("NeurIPS 2022", "Advances in Neural Information Processing Systems 35", True),
        ("Mach. Learn.", "Machine Learning", True),
        ("CVPR", "IEEE/CVF Conference on Computer Vision and Pattern Recognition", True),
        ("J. Odd Matters", "Journal of Odd Matters", True),
        ("2nd Odd Conference", "Proceedings of the Odd Conference 2021", True),
        ("NeurIPS", "ICML", False),
        ("Nature Materials", "Nature Machine Intelligence", False),
        ("Nature", "Science", False),
        ("CVPR", "ICCV", False),
        ("ICML", "NeurIPS Workshop on Something", False),
        ("JMLR", "PMLR", None),
        ("ECCV", "ECCV Workshops", None),
        ("ECCV", "Lecture Notes in Computer Science", None),
        ("ICML", "PMLR", None),
        ("ICLR", "arXiv", None),
        ("ICLR", "CoRR", None),
        ("ICLR", "OpenReview", None),
        ("Findings of EMNLP", "EMNLP", None),
        ("ACL", "ACL-IJCNLP", True),
        ("EMNLP", "IJCNLP", None),
        ("ICML Workshop on A", "ICML Workshop on B", None),
        ("ICML Workshop on A", "ICML Workshop on A 2021", True),
        ("ECCV Workshops", "European Conference on Computer Vision Workshops", True),
        (
            "2020 IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops (CVPRW)",
            "CVPRW",
            True,
        ),
        ("ICML Workshop", "ICML 2023 Workshops: Something", True),
        ("ICML 2023 Workshop on B", "ICML 2023 Workshops: Something", None),
        ("Odd Journal", "ICML", None),
        ("Odd Journal", "Even Journal", None),
        ("ICML", "Springer", None),
        ("Machine Learning. Springer", "Machine Learning", True),
        ("Robotics, MDPI", "Robotics", True),
        (
            "Workshop on the Odd Clocks of Ponds, OddClocks@ACL 2019, Rome, Italy, August 1, 2019",
            "Workshop on the Odd Clocks of Ponds",
            True,
        ),
        ("ACM SIGPLAN Notices", "PLDI", None),
        ("Proceedings of the ACM on Programming Languages", "ICFP", None),
        ("Proceedings of the ACM on Networking", "CoNEXT", None),
        ("IEEE Transactions on Visualization and Computer Graphics", "IEEE VIS", None),
        ("IEEE Transactions on Visualization and Computer Graphics", "ICML", False),
        ("ACM SIGARCH Computer Architecture News", "ASPLOS", None),
        ("Nature (Nature Publishing Group UK London)", "Nature", True),
        ("Robotics: Science and Systems", "Robotics", None),
        ("Brain, Behavior, and Immunity", "Brain", None),
        ("Association for Computational Linguistics", "INLG", None),
        ("Association for Computational Linguistics", "ACL", True),
        ("Annual Meeting of the Association for Computational Linguistics", "NeurIPS", False),
        ("", "ICML", None),
        ("?", "?", None),
        (
            "Proc. Eleventh Int. Conf. Odd Resour.",
            "Proceedings of the Eleventh International Conference on Odd Resources and Matters (OREC 2018)",
            True,
        ),
        ("Proc. Int. Conf.", "Proceedings of the International Conference on Odd Resources", None),
        ("IEEE Int. Conf. Acoustics", "ICASSP", True),
        ("Conf. Empir. Methods Nat. Lang. Process.", "EMNLP", True),
        ("Proc. 59th Annu. Meet. Assoc. Comput. Linguist.", "ACL", True),
        ("Proc. 59th Annu. Meet. Assoc. Comput. Odd.", "ACL", None),
        ("EMNLP-Findings", "Findings of EMNLP", True),
        ("LNCS 12345", "ECCV", None),
        ("TMLR 12, 045001", "TMLR", True),
        ("Machine Learning, Article 101234", "Machine Learning", True),
        (
            "Proceedings of the Odd Conference on Clocks. Association for Computational Linguistics",
            "Proceedings of the Odd Conference on Clocks",
            True,
        ),
        (
            "Workshop on Generating Odd Language (OWL)",
            "Proceedings of the 15th European Workshop on Generating Odd Language (OWL)",
            True,
        ),
        (
            "Workshop on Odd Things",
            "Proceedings of the Joint Conference and Workshop on Odd Things",
            None,
        ),
    ],
)
def test_only_two_unrelated_registered_venues_contradict(
    a: str, b: str, expected: bool | None
) -> None:
    assert same(a, b) is expected
    assert same(b, a) is expected
